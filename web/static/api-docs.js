// Shows the document. Nothing is asked of anybody but us, and what is typed in here is kept nowhere.
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const show = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
show();
dark.addEventListener("change", show);
const place = document.getElementById("docs");
window.SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  validatorUrl: null,
  queryConfigEnabled: false,
  persistAuthorization: false,
  deepLinking: false, // its links would stand within buttons
  defaultModelsExpandDepth: 0,
  onComplete: () => document.getElementById("servers")?.setAttribute("aria-label", "Server"),
});
