// Keeps the whole app on the phone, so that it opens without internet.
// The build fills in the version and the list of files.
const SITE = { version: "__VERSION__", files: "__FILES__" };
const SHELL = "/index.html";

// All files or none: a half-filled cache would open as half an app. "reload" passes by the browser's own cache.
self.addEventListener("install", (event) => {
  const requests = SITE.files.map((path) => new Request(path, { cache: "reload" }));
  event.waitUntil(caches.open(SITE.version).then((cache) => cache.addAll(requests)));
});

// A new version waits until the resident asks for it on Nu.
self.addEventListener("message", (event) => {
  if (event.data && event.data.type === "SKIP_WAITING") self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const removeOld = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== SITE.version).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(removeOld());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  // The route itself is synced by the app, and the team works online: both go to the network.
  if (/^\/(v1|healthz|team)(\/|\.|$)/.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(cached(SHELL, request));
  else if (url.pathname.endsWith(".webmanifest")) event.respondWith(fetch(request).catch(() => cached(request, request)));
  else event.respondWith(cached(request, request));
});

// A reminder, for who asked for it: what it says is the same each time.
self.addEventListener("push", (event) => {
  const { title, text } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body: text, tag: "reminder", icon: "/icons/icon-192.png" }));
});

// The app that is open comes to the front; else it opens on Nu.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const show = async () => {
    const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
    const phone = open.find(({ url }) => !new URL(url).pathname.startsWith("/team"));
    return phone ? phone.focus() : clients.openWindow("/");
  };
  event.waitUntil(show());
});

// The stored response itself: one rebuilt from its body would lose the compiled code kept with it.
async function cached(key, request) {
  const cache = await caches.open(SITE.version);
  return (await cache.match(key)) || fetch(request);
}
