import type { MeasureGuess } from './import-plan.ts';

/** Read the measure that words state. The rules for it are loaded when somebody first asks. */
export async function readMeasure(words: string): Promise<MeasureGuess> {
	const { measureFromWords } = await import('./measure-words.ts');
	return measureFromWords(words);
}
