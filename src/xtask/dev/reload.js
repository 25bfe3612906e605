// Only in a developer's build: asks which build is served, and loads the page anew when it is another one.
const build = async () => (await fetch("/dev-build", { cache: "no-store" })).text();
const mine = await build();
setInterval(async () => {
  const now = await build().catch(() => mine);
  if (now !== mine) location.reload();
}, 500);
