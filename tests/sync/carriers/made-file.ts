import { type ChangesFile, makeFile } from '#sync/carriers/file.ts';

/** A file that is made of what a replica has. */
export async function madeFile(...wish: Parameters<typeof makeFile>): Promise<ChangesFile> {
	const made = await makeFile(...wish);
	if (!made.done) throw new Error(made.why);
	return made.value;
}
