// Days begin when they begin for whoever looks; the server learns of their time zone by this. Only as one leaves the
// page: what is added to it has the days that the page began with.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.split("; ").includes(`zone=${zone}`)) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  addEventListener("pagehide", () => {
    document.cookie = `zone=${zone}; Path=/rooms; Max-Age=31536000; SameSite=Lax${secure}`;
  });
}
