import type { BoardSettings } from '#domain/board-settings.ts';
import { counted } from '#ui/vocabulary/terms.ts';

/** What an empty list asks: beside KPIs for what should change, else for what will be different after the cycle. */
export function firstObjectiveWords(
	settings: BoardSettings,
	{ kpis, cycle }: { readonly kpis: number; readonly cycle: string | undefined }
): string {
	if (kpis > 0) {
		const show = kpis === 1 ? 'shows' : 'show';
		return `${counted(settings, 'kpi', kpis)} ${show} whether the ship is healthy. What should change, until when, and how would you see it?`;
	}
	return `What should be different when ${cycle ? `${cycle} is over` : 'you are done'}? Say it in one sentence, then how you would see that it is true.`;
}
