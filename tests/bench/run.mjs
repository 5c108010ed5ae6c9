import { benchFirstScreen } from './first-screen.mjs';
import { openGround } from './ground.mjs';
import { benchLargeBoards } from './large.mjs';

const ground = await openGround();
try {
	await benchFirstScreen(ground);
	await benchLargeBoards(ground);
} finally {
	await ground.close();
}
