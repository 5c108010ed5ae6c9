/** A reading that is being put right: which one, as its row is called, and what is typed. */
export type Correction = { of: string; day: string; value: string; note: string };

/** None is. */
export const noCorrection: Correction = { of: '', day: '', value: '', note: '' };
