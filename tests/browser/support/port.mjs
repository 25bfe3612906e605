// A port that nobody uses now.
import { createServer } from "node:net";

export function freePort() {
  return new Promise((done, failed) => {
    const socket = createServer().once("error", failed);
    socket.listen(0, "127.0.0.1", () => {
      const { port } = socket.address();
      socket.close(() => done(port));
    });
  });
}
