// npm start: install what is missing, build what has changed, serve it on this machine.
import { build, buildFolder } from './build.mjs';
import { install } from './install.mjs';
import { serve } from './serve.mjs';

if (!(await install()) || !(await build())) process.exit(1);

const { address } = await serve(buildFolder, { port: Number(process.env['PORT'] ?? 4173) });
console.log(`\nQuarterdeck is at ${address}\nStop it with Ctrl+C.`);
