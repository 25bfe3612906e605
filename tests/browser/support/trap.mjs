// A proxy that lets nobody through. Browsers are told to use it for every host but this machine, so that whatever they
// open elsewhere, by whatever way and before any name is looked up, ends here and is written down.
import { createServer } from "node:net";

// A browser also speaks of its own accord with who made it. What a page asks there is seen by its own watch.
const MAKERS = /\b(google|googleapis|gstatic|gvt1|mozilla|firefox)\.(com|net|org)\b/;

let started;

/** The trap of this file: its address, and what was caught in it, such as "CONNECT example.org:443". */
export function trap() {
  started ??= new Promise((done, failed) => {
    const caught = [];
    const server = createServer((socket) => {
      socket.once("data", (first) => {
        const [asked] = first.toString("latin1").split(/ HTTP\/|\r\n/, 1);
        if (!MAKERS.test(asked)) caught.push(asked);
        socket.destroy();
      });
      socket.on("error", () => {});
    });
    server.once("error", failed).listen(0, "127.0.0.1", () => {
      server.unref();
      done({ address: `127.0.0.1:${server.address().port}`, caught });
    });
  });
  return started;
}
