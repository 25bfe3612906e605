// Only in a developer's build: takes the place of the service worker and removes itself with all it kept,
// so that a reload shows what was just built.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
}
