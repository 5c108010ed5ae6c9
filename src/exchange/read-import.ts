import type { ImportPlan } from './import-plan.ts';
import { planFromOutline, type KnownNames } from './outline.ts';
import { isTable, tableRows } from './table.ts';
import type { ColumnRole } from './column-heads.ts';
import { tableShape, type Column } from './table-columns.ts';
import { planFromTable } from './table-plan.ts';
import type { TableChoices } from './table-words.ts';

/** How a text is to be read; `auto` looks at it. */
export type ImportShape = 'auto' | 'outline' | 'table';

export interface ImportChoices extends TableChoices {
	readonly shape: ImportShape;
	/** Roles that a person gave to columns, by the column's place. */
	readonly roles: { readonly [at: number]: ColumnRole };
}

/** A text as read, and for a table its columns, so that their roles can be put right. */
export interface ReadImport {
	readonly shape: 'outline' | 'table';
	readonly plan: ImportPlan;
	readonly columns: readonly Column[];
}

/** Read a pasted or dropped text as what it is: an outline or a table. */
export function readImport(text: string, choices: ImportChoices, known: KnownNames): ReadImport {
	const plain = text.replace(/^\ufeff/u, '');
	const rows = choices.shape === 'outline' ? [] : tableRows(plain);
	const shape = choices.shape === 'auto' ? (isTable(rows) ? 'table' : 'outline') : choices.shape;
	if (shape === 'outline') return { shape, plan: planFromOutline(plain, known), columns: [] };
	const guessed = tableShape(rows);
	const columns = guessed.columns.map((column) => ({
		...column,
		role: choices.roles[column.at] ?? column.role
	}));
	return { shape, columns, plan: planFromTable({ ...guessed, columns }, choices) };
}
