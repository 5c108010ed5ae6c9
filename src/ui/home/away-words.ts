import type { Board } from '#domain/board.ts';
import { dayFromInstant, type Day } from '#domain/day.ts';
import { formatAgo } from '#domain/format.ts';
import { personName } from '#domain/lookups.ts';
import { unseenNews, type Unseen } from '#domain/news.ts';
import type { PersonId } from '#domain/id.ts';
import { listed } from '#ui/vocabulary/listed.ts';
import { counted } from '#ui/vocabulary/terms.ts';

/** If there are more, they are counted: a sentence is not a list. */
const mostNamed = 2;

interface Away extends Unseen {
	readonly me: PersonId | null;
	readonly today: Day;
	readonly locale: string;
}

/** "Since you were here 3 days ago: 4 check-ins and 1 comment, by Tomasz and Amara." Undefined if nothing was said. */
export function awayWords(board: Board, away: Away): string | undefined {
	const { since, me, today, locale } = away;
	const { settings } = board;
	const { checkIns, readings, comments, people } = unseenNews(board, away, me);
	const parts = [
		...(checkIns > 0 ? [counted(settings, 'checkIn', checkIns)] : []),
		...(readings > 0 ? [`${readings} ${readings === 1 ? 'reading' : 'readings'}`] : []),
		...(comments > 0 ? [`${comments} ${comments === 1 ? 'comment' : 'comments'}`] : [])
	];
	if (parts.length === 0) return undefined;
	const names = people.flatMap((id) => personName(board, id) ?? []);
	const hidden = names.length - mostNamed;
	const shown = hidden > 1 ? [...names.slice(0, mostNamed), `${hidden} others`] : names;
	const by = shown.length > 0 ? `, by ${listed(shown)}` : '';
	const ago = formatAgo(dayFromInstant(since, settings.timeZone), today, locale);
	return `Since you were here ${ago}: ${listed(parts)}${by}.`;
}
