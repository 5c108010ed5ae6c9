import { benchCharts } from './charts.mjs';
import { benchEnvelopes } from './envelopes.mjs';
import { benchFirstScreen } from './first-screen.mjs';
import { openGround } from './ground.mjs';
import { benchGrowth } from './growth.mjs';
import { benchLargeBoards } from './large.mjs';
import { benchProcess } from './process.mjs';
import { benchSharedBoard } from './shared.mjs';

const ground = await openGround();
try {
	await benchFirstScreen(ground);
	await benchSharedBoard(ground);
	await benchEnvelopes(ground);
	await benchCharts(ground);
	await benchProcess();
	await benchGrowth();
	await benchLargeBoards(ground);
} finally {
	await ground.close();
}
