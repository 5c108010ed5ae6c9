import { Device } from '#session/device.svelte.ts';
import { Shelf } from '#session/shelf.svelte.ts';

export async function load() {
	const device = await Device.open();
	return { device, shelf: await Shelf.open(device) };
}
