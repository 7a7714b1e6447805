// Days begin when they begin for whoever looks; the server learns of their time zone by this. Only as one leaves the
// page: what is added to it has the days that the page began with.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.split("; ").includes(`zone=${zone}`)) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  addEventListener("pagehide", () => {
    document.cookie = `zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  });
}

// Where somebody chooses a time zone, the browser's own is offered: it is theirs to take.
const offer = document.getElementById("browser-zone");
const choice = document.getElementById("zone");
if (offer && choice && choice.value !== zone && [...choice.options].some((each) => each.value === zone)) {
  const button = offer.querySelector("button");
  button.value = zone;
  button.textContent = `Use this browser’s: ${zone.replaceAll("_", " ")}`;
  offer.hidden = false;
}
