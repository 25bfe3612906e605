// Folders for the time of one run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** An empty folder that goes when this file's tests are over, after all that wrote in it has ended. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `routekaart-${name}-`));
  folders.push(folder);
  return folder;
}
