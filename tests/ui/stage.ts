import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import type { BoardSession } from '#session/board-session.svelte.ts';
import type { Device } from '#session/device.svelte.ts';
import type { Shelf } from '#session/shelf.svelte.ts';
import Stage from './Stage.svelte';

/** What a page has around it. */
export interface Around {
	readonly session?: BoardSession;
	readonly shelf?: Shelf;
	readonly device?: Device;
}

type Given = Record<string, unknown>;

/** What stands on the stage, and what it is given: asked anew when the board changes, nothing while it is not there. */
export interface Shown<Props extends Given = Given> {
	readonly part: Component<Props>;
	readonly given: () => Props | undefined;
}

/** Show a part of a page with all that a page has around it. Answers how to give it something else. */
export function onStage<Props extends Given>(
	around: Around,
	part: Component<Props>,
	given: Shown<Props>['given']
): (given: Shown<Props>['given']) => Promise<void> {
	const { rerender } = render(Stage, { around, part: part as Component<Given>, given });
	return (given) => rerender({ given });
}
