import { createContext } from 'svelte';
import type { BoardSession } from './board-session.svelte.ts';
import type { Device } from './device.svelte.ts';
import type { Shelf } from './shelf.svelte.ts';

/** The open board, for everything below the board's layout. Ask for it while a component is being set up. */
export const [boardSession, setBoardSession] = createContext<BoardSession>();

/** This device, for everything below the root layout. */
export const [thisDevice, setDevice] = createContext<Device>();

/** The boards on this device, for everything below the root layout. */
export const [theShelf, setShelf] = createContext<Shelf>();
