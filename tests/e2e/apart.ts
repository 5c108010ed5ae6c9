import { expect, type Page } from '@playwright/test';
import { follow, openSample } from './board.ts';
import { exported, openFile } from './files.ts';

type Fields = Record<string, unknown>;
type Roots = Record<string, Record<string, Fields>>;

const at = Date.UTC(2026, 0, 5);

/**
 * Open the sample board as it is when two people wrote the same while they were apart: on an objective, its key
 * result and its work, a milestone, a KPI and a day's reading of it, a reading that both corrected, a segment, an event, what was looked into, a team,
 * a person, a cycle and the settings. Answers its address.
 */
export async function openWrittenApart(page: Page): Promise<string> {
	const sample = await openSample(page);
	await follow(page, `${sample}/settings`);
	const file = (await exported(page)) as { id: string; board: Roots };
	file.id = 'written-apart';
	const { board } = file;
	const one = (root: string, named: string) => {
		const entity = Object.values(board[root] ?? {}).find(
			({ title, name, archivedOn }) => [title, name].includes(named) && archivedOn === undefined
		);
		if (!entity) throw new Error(`no ${named} among ${root}`);
		return entity;
	};
	const idOf = (root: string, named: string) =>
		Object.entries(board[root] ?? {})
			.find(([, { name }]) => name === named)?.[0]
			.slice(1);
	const [maren, tomasz] = [idOf('people', 'Maren Solberg'), idOf('people', 'Tomasz Wiśniewski')];
	let number = 0;
	const apart = (entity: Fields, field: string, hers: unknown, his: unknown) => {
		const within = entity['@changes'] as Fields | undefined;
		// `milestones.<id>.title` lies in a container of its own.
		const [, container, part] = /^(milestones|segments)\.(.+)$/.exec(field) ?? [];
		const held = container ? (entity[`@${container}`] as Fields) : entity;
		const key = part ?? field;
		for (const [by, value] of [
			[maren, hers],
			[tomasz, his]
		]) {
			number += 1;
			const name = `${at + number}~apart${number}`;
			const change = [at + number, by, field, held[key] ?? null, value, []];
			if (within) within[name] = change;
			else entity[`change:${name}`] = change;
		}
		held[key] = his;
	};
	/** The first milestone or segment that there is: its whole, and the name of a field of it among the changes. */
	const partOf = (root: string, container: string, field: string) => {
		for (const entity of Object.values(board[root] ?? {})) {
			const parts = Object.keys((entity[`@${container}`] ?? {}) as Fields);
			const key = parts.find((one) => one.endsWith(`.${field}`));
			if (key && entity['archivedOn'] === undefined)
				return [entity, `${container}.${key}`] as const;
		}
		throw new Error(`nothing has ${container}`);
	};

	const goal = one('objectives', 'Cafés reorder without having to think about it');
	apart(goal, 'title', 'Nobody thinks about ordering any more', goal['title']);
	apart(goal, 'why', 'Each call costs eleven minutes.', 'Cafés that call us leave us sooner.');
	const result = one('keyResults', 'Monthly churn falls from 4.2 % to 2.5 %');
	apart(result, 'to', 2.2, 2.5);
	/** Put the first fact of a kind right for both: once in place of what it said, and once more in place of the same. */
	const correctedApart = (container: string, hers: Fields, his: Fields) => {
		const facts = Object.values(board['keyResults'] ?? {})
			.filter(({ archivedOn }) => archivedOn === undefined)
			.map((entity) => (entity[`@${container}`] ?? {}) as Record<string, Fields>)
			.find((each) => Object.keys(each).length > 0);
		const [id = '', fact] = Object.entries(facts ?? {}).at(-1) ?? [];
		if (!facts || !fact) throw new Error(`nothing has ${container}`);
		const since = Number(fact['at']);
		facts[`${id}hers`] = { ...fact, ...hers, at: since + 1, by: maren, replaces: id };
		facts[`${id}his`] = { ...fact, ...his, at: since + 2, by: tomasz, replaces: id };
	};
	correctedApart('checkIns', { moved: 'Counted without the holidays.' }, { confidence: 4 });
	correctedApart('evidence', { quote: 'We just order' }, { quote: 'I order without thinking' });
	const [work] = Object.values(board['initiatives'] ?? {});
	if (work) apart(work, 'title', 'Write to every café', work['title']);
	const kpi = one('kpis', 'Questions older than two days');
	apart(kpi, 'name', 'Old questions', kpi['name']);
	apart(kpi, 'alarm', 12, 15);
	apart(...partOf('keyResults', 'milestones', 'title'), 'Try it with five', 'Pilot with ten cafés');
	apart(...partOf('kpis', 'segments', 'name'), 'By phone', 'Calls and visits');
	const [event] = Object.values(board['events'] ?? {});
	if (event) apart(event, 'note', 'Announced in the newsletter.', 'Nobody was told before.');
	const [looked] = Object.values(board['investigations'] ?? {});
	if (looked) apart(looked, 'cause', 'The new form asks too much.', 'Two of us were ill.');
	const readings = kpi['@readings'] as Fields;
	const [key = '', reading] = Object.entries(readings).at(-1) ?? [];
	const [day, segment, author] = key.split('~');
	readings[`${day}~${segment}~${author}~Zapt`] = [21, (reading as number[])[1], 'Counted again'];
	const [before = '', said] = Object.entries(readings).at(-3) ?? [];
	const [figure = 0, since = 0] = said as number[];
	for (const [mark, corrected, note] of [
		['Hers', figure + 1, 'One came on Sunday.'],
		['Hiss', figure + 4, 'Those by phone were left out.']
	] as const) {
		const when = since + corrected;
		readings[`${before}~${when.toString(36)}.${mark}`] = [corrected, when, note, [before]];
	}
	apart(one('teams', 'Product'), 'name', 'Shop', 'Product');
	apart(one('people', 'Kenji Watanabe'), 'role', 'Designer', 'Design lead');
	apart(one('cycles', 'Q4 2026'), 'name', 'Autumn', 'Q4 2026');
	const meta = board['meta'] as unknown as Fields;
	apart(meta, 'name', 'Kettle & Co', meta['name']);
	apart(meta, 'checkInWeekday', 4, 5);

	await follow(page, '#/');
	await openFile(page, 'apart.json', Buffer.from(JSON.stringify(file)));
	await page.waitForURL(`**/#/b/${file.id}`);
	await expect(page.getByText('Two values').first()).toBeVisible();
	await follow(page, `#/b/${file.id}/who`);
	await page.getByRole('button', { name: 'Maren Solberg' }).click();
	return `#/b/${file.id}`;
}
