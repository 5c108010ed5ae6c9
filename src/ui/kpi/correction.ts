/** A reading that is being corrected: which one, by the key of its row, and what is typed. */
export type Correction = { of: string; day: string; value: string; note: string };

/** No reading is being corrected. */
export const noCorrection: Correction = { of: '', day: '', value: '', note: '' };
