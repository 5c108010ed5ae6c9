import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { failureWords } from '#ui/app/failures.ts';
import { refuseStrayFiles } from '#ui/app/stray-drop.ts';

/** Runs once, before anything is on the screen. */
export const init: ClientInit = () => {
	refuseStrayFiles();
};

/**
 * Words for an error that nobody expected. Nothing is logged or kept: an address may contain the key of a board,
 * and a message may contain what somebody typed. In development the browser's console gets the error itself.
 */
export const handleError: HandleClientError = ({ error, status }) => {
	if (import.meta.env.DEV) reportError(error);
	if (status === 404) return { message: 'There is nothing at this address.' };
	return { message: failureWords(error) };
};
