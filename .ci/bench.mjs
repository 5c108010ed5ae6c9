// npm run bench: install and build what is missing, then measure in a real Chromium.
import { browser } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';

if (!(await install()) || !(await browser()) || !(await build())) process.exit(1);

await import('../tests/bench/run.mjs');
