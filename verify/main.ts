import { verifyCommand } from './command.ts';

process.exitCode = await verifyCommand(
  process.argv.slice(2),
  (line) => console.log(line),
  (line) => console.error(line),
);
