// The provider by itself, for a program that is not a test of Node: prints its address, and ends with its input.
import { startProvider } from "./provider.mjs";

const { issuer } = await startProvider({ after() {} }, process.argv[2]);
console.log(issuer);
process.stdin.resume().once("end", () => process.exit());
