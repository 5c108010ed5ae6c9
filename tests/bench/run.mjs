import { benchFirstScreen } from './first-screen.mjs';
import { openGround } from './ground.mjs';
import { benchLargeBoards } from './large.mjs';
import { benchSharedBoard } from './shared.mjs';

const ground = await openGround();
try {
	await benchFirstScreen(ground);
	await benchSharedBoard(ground);
	await benchLargeBoards(ground);
} finally {
	await ground.close();
}
