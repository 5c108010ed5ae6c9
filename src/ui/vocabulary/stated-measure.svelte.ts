import type { KeyResultFields } from './key-result-fields.ts';
import { fieldsFromStated, mayStateMeasure, type MeasureReader } from './measure-in-words.ts';

interface Filled extends Pick<KeyResultFields, 'from' | 'to'> {
	/** The unit of the form before. */
	readonly before: KeyResultFields['unit'];
}

/**
 * Start, target and unit as the title of a key result states them. They follow the title while it is typed, so that
 * nothing moves from under a press when the field is left, and go with its figures; what a person typed stays.
 */
export class StatedMeasure {
	#filled = $state.raw<Filled>();
	readonly #fields: () => KeyResultFields;
	readonly #reader: () => MeasureReader;

	constructor(fields: () => KeyResultFields, reader: () => MeasureReader) {
		this.#fields = fields;
		this.#reader = reader;
	}

	/** Whether what the title states is what stands in the form. */
	get stands(): boolean {
		const { kind, from, to } = this.#fields();
		return kind === 'reach' && this.#filled?.from === from && this.#filled.to === to;
	}

	async follow(locale: string): Promise<void> {
		const fields = this.#fields();
		const filled = this.stands ? this.#filled : undefined;
		const unfilled = filled ? { ...fields, from: '', to: '', unit: filled.before } : fields;
		if (!filled && !mayStateMeasure(fields)) return;
		const { title, from, to } = fields;
		const read = mayStateMeasure(unfilled)
			? fieldsFromStated(await this.#reader()(title), unfilled, locale)
			: undefined;
		const wasTypedOn = fields.title !== title || fields.from !== from || fields.to !== to;
		if (wasTypedOn || (!read && !filled)) return;
		const { unit: before } = unfilled;
		this.#filled = read && { from: read.from, to: read.to, before };
		Object.assign(fields, read ?? { from: '', to: '', unit: before });
	}
}
