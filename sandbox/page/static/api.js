// Talking with the sandbox: calls, and the stream of what happens.

async function call(method, path, body) {
  const response = await fetch(`/sandbox${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(20000),
  });
  if (!response.ok) {
    const answer = await response.json().catch(() => ({}));
    throw new Error(answer.error || `The sandbox answered ${response.status}`);
  }
  return response.status === 204 ? null : response.json();
}

const number = encodeURIComponent;

export const api = {
  phones: () => call("GET", "/phones"),
  addPhone: () => call("POST", "/phones", {}),
  removePhone: (phone) => call("DELETE", `/phones/${number(phone)}`),
  phone: (phone) => call("GET", `/phones/${number(phone)}`),
  text: (from, to, body, media) => call("POST", "/texts", { from, to, body, media }),
  redeliver: (sid) => call("POST", `/messages/${sid}/redeliver`, {}),
  visit: (phone) => call("POST", `/phones/${number(phone)}/visit`),
  visitDesk: () => call("POST", "/desk/visit"),
  mails: () => call("GET", "/mails"),
  posts: () => call("GET", "/x/posts"),
  logs: () => call("GET", "/logs?limit=2000"),
  faults: () => call("GET", "/faults"),
  addFault: (fault) => call("POST", "/faults", fault),
  removeFault: (id) => call("DELETE", `/faults/${id}`),
};

/** Open, in a tab of its own, the page of the bot that `visit` signs this browser in for; say so if it can't. */
export async function openPage(visit) {
  const tab = window.open("", "_blank"); // now, within the press: later it would count as a pop-up
  if (tab) tab.opener = null;
  try {
    const { url } = await visit();
    tab.location.replace(url);
  } catch (error) {
    tab?.close();
    alert(error.message);
  }
}

/** Listen to what happens. `handlers` are functions by event name; `state` is told true or false. */
export function listen(handlers, state) {
  const source = new EventSource("/sandbox/events?phones_only=1");
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
  source.addEventListener("open", () => state(true));
  source.addEventListener("error", () => state(false));
  return source;
}
