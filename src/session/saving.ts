import type { Fault as StorageFault } from '#storage/fault.ts';
import type { Saving as StorageSaving } from '#storage/saving.ts';

/** Whether what was typed is on this device's disk. */
export type Saving = StorageSaving;

/** Why this device could not keep something; its words are the vocabulary's. */
export type Fault = StorageFault;
