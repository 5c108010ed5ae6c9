import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { corrected, placements, planCounts, type ImportPlan } from '#exchange/import-plan.ts';
import { planFromOutline } from '#exchange/outline.ts';

/** A plan as an indented text: what a person sees in the preview. */
function told(plan: ImportPlan): string {
	const depths = new Map<string, number>();
	return plan.nodes
		.map((node) => {
			const depth = node.parentId ? depths.get(node.parentId)! + 1 : 0;
			depths.set(node.id, depth);
			const { measure } = node.guess;
			const parts = [
				{ objective: 'O', keyResult: 'KR', initiative: 'I', kpi: 'KPI', team: '#', ignored: '/' }[
					node.kind
				],
				node.level === 'company' && '(company)',
				node.owner && `@${node.owner}`,
				node.team && `#${node.team}`,
				node.title,
				measure.kind === 'reach' && `[${measure.from} to ${measure.to}]`,
				measure.kind === 'keep' && `[${measure.min ?? ''}..${measure.max ?? ''}]`,
				node.done && '(done)',
				node.result && `=> ${node.result}`
			];
			return '\t'.repeat(depth) + parts.filter(Boolean).join(' ');
		})
		.join('\n');
}

const read = (name: string): string => readFileSync(`../shared/data/${name}`, 'utf8');

describe('the two pages of a public handbook', () => {
	test('X-O1 the first one: objectives with others below them, teams that own results, a result kept', () => {
		const plan = planFromOutline(read('gitlab-2018-q1.md'));
		expect(told(plan)).toBe(
			`
O (company) Grow Incremental ACV according to plan
	O (company) @CEO IACV doubles year over year
		# @VP Product VP Product
		# @CRO CRO
			KR #Customer Success Identify success factors
			KR #Customer Success Do quarterly business reviews for all eligible customers
			KR #Sales Add growth pipeline of 1.5x annual growth plan
			KR #Sales Add 30 Fortune 500 companies [0 to 30]
	O (company) @CEO Be at a sales efficiency of 1.0 or higher
		# @CMO CMO
			KR #Marketing know cost per SQO and customer for each of our campaigns
	O (company) @CEO Make sure that 70% of salespeople are at 70% of quota
		# @CMO CMO
			KR #Marketing Make sure each SAE has 10 SAO’s per month
		# @CRO CRO
			KR #Sales Increase IACV by 15% for Strategic / Large / Mid Market [0 to 15]
			KR #Sales 1 month boot-camp for sales people with rigorous testing
			KR #Sales Professional Services in 50% of Strategic / Large deals
		# @VPE VPE
			KR #Support 100% Premium and Ultimate SLA achievement => Was in the 80’s as a percentile
		# @CFO CFO
			KR #Legal Implement improved contract flow process for sales assisted opportunities
			KR @Controller Billing support added for EMEA region
			KR #Legal GDPR policy fully implemented`.trim()
		);
		expect(planCounts(plan)).toMatchObject({
			...{ objectives: 4, keyResults: 13 },
			...{ unplaced: 0, unreadLines: 0 }
		});
	});

	test('X-O2 the second one: every line an objective with its results behind the first sentence', () => {
		const plan = planFromOutline(read('gitlab-2018-q2.md'));
		expect(told(plan)).toBe(
			`
O (company) @CEO Grow Incremental ACV according to plan
	KR 120% of plan [0 to 120]
	KR pipeline 3x minus in quarter
	KR 100% at 70% of quota
	O @CMO Build 3x minus in quarter pipeline for Q3
		KR % of plan achieved
		O #MSD Generate sufficient demand to support our IACV targets
			KR % of opportunity value creation target achieved
			O #SDR Support efficient inbound demand creation
				KR Achieve 110% of SAO plan [0 to 110]
			O #Content Publish content on the marketing site to accelrate inbound demand
				KR Publish v2 of /customers
				KR Publish /devops
			O #Content Execute DevOps integrated campaign to support SDR and Field Marketing demand generation
				KR Produce 2 webinars with 500 registrants [0 to 2]
				KR Distribute Gary Gruver’s book to 600 people
			O #Field Marketing Develop account based marketing strategies to deploy in support of Regional Director territory plans
				KR Generate 41% of opportunity creation target worth of referral sourced opportunities [0 to 41]
			O #Field Marketing Execute on field event plan, pre, during, and post event
				KR Generate 12% of opportunity creation target worth of opportunity sourced through field events [0 to 12]
			O #Marketing Ops Improve campaign tracking
				KR Track UTM parameter values in salesforce.com for closed loop reporting in salesforce.com
			O #Marketing Ops Improve trial experience and trial engagement
				KR Launch new email nurture series educating trial requesters on EEU
				KR Increase trial to opportunity conversion rate by 20% [0 to 20]
			O #Online Growth Extend SEO/PPC/Digital Advertising programs
				KR Generate 31% of opportunity creation target worth of opportunity originating from the marketing site [0 to 31]
				KR Increase the amount of traffic to about.gitlab.com by 10% compared to last quarter [0 to 10]
			O #Online Growth Evaluate and build out ROIDNA CRO project
				KR Increase GitLab EEU trial sign-ups by 15% [0 to 15]
				KR Increase GitLab EE downloads by 15% [0 to 15]
			O #SCA Support self serve SMB business
				KR Achieve 130% of SMB IACV plan [0 to 130]
			O #SDR Generate outbound opportunity value
				KR Source 16% of opportunity creation target worth of opportunity through outbound prospecting [0 to 16]`.trim()
		);
		expect(plan.lines.every((line) => line.place.kind === 'node')).toBe(true);
	});
});

describe('other people’s habits', () => {
	test('X-O3 labels, headings, numbers, boxes and details each say what a line is', () => {
		const plan = planFromOutline(
			`# Q1 2026 OKRs

## Sales team
Objective 1: Delight our customers
Why: They pay us
- KR1: NPS from 40 to 60
  - [x] Interview 10 customers
  - [ ] Redesign onboarding
- KR2: Churn below 2 %
Owner: Ana
Objective 2: Win Norway
Key results:
1. Add 30 customers
2. Revenue from $1.2m to $3.4m => 2.1m
KPIs:
- Uptime at least 99.9 %`
		);
		expect(told(plan)).toBe(
			`
/ Q1 2026 OKRs
	# #Sales team Sales team
		O @Ana #Sales team Delight our customers
			KR NPS from 40 to 60 [40 to 60]
				I Interview 10 customers (done)
				I Redesign onboarding
			KR Churn below 2 % [..2]
		O #Sales team Win Norway
			/ Key results:
				KR Add 30 customers [0 to 30]
				KR Revenue from $1.2m to $3.4m [1200000 to 3400000] => 2.1m
		/ KPIs:
			KPI Uptime at least 99.9 % [99.9..]`.trim()
		);
		expect(plan.nodes.find((node) => node.title.startsWith('Delight'))?.why).toBe('They pay us');
	});

	test('X-O4 without any indent a measured line belongs to the line before it that is not', () => {
		const plan = planFromOutline('Delight customers\nNPS from 40 to 60\nChurn below 2%\nGrow');
		expect(told(plan)).toBe(
			'O Delight customers\n\tKR NPS from 40 to 60 [40 to 60]\n\tKR Churn below 2% [..2]\nO Grow'
		);
	});

	test('X-O5 a sentence does not end inside v2.0, an address, e.g. or 1.5x', () => {
		const [objective, ...results] = planFromOutline(
			'Ana: Ship v2.0 e.g. About.example.com at 1.5x speed. See www.example.org. Publish /docs.'
		).nodes;
		expect(objective?.title).toBe('Ship v2.0 e.g. About.example.com at 1.5x speed');
		expect(results.map((node) => node.title)).toEqual(['See www.example.org', 'Publish /docs']);
	});

	test('X-O6 tabs, spaces and wrapped lines nest as they look', () => {
		const plan = planFromOutline(
			'- Ship fast\n\t- Lead time from 15 minutes\n\t  to 5 minutes\n\t- Calm'
		);
		expect(told(plan)).toBe(
			'O Ship fast\n\tKR Lead time from 15 minutes to 5 minutes [15 to 5]\n\tKR Calm'
		);
		expect(plan.lines[2]?.place).toEqual({ kind: 'detail', id: '2' });
	});

	test('X-O7 names that the board knows are what they are there', () => {
		const known = { people: ['Sales'], teams: ['Ana'] };
		const nodes = planFromOutline(
			'- Sales: Win more. Add 3 shops\n- Ana: Lose less. Keep 9 shops',
			known
		).nodes;
		expect(nodes[0]).toMatchObject({ owner: 'Sales', team: '' });
		expect(nodes.find((node) => node.title === 'Lose less')).toMatchObject({
			owner: '',
			team: 'Ana'
		});
	});
});

const line = fc.oneof(
	fc.string({ maxLength: 40 }),
	fc
		.tuple(
			fc.constantFrom('', ' ', '  ', '\t', '\t\t', '    ', '\u00a0'),
			fc.constantFrom(
				'',
				'• ',
				'- ',
				'* ',
				'1. ',
				'a) ',
				'# ',
				'## ',
				'[x] ',
				'- [ ] ',
				'KR1: ',
				'O: ',
				'Owner: ',
				'Key results:'
			),
			fc.constantFrom('', 'CEO: ', 'Sales: ', 'CRO', 'VP Product:'),
			fc.constantFrom(
				'',
				'Win',
				'Add 3 shops',
				'from 1 to 2. Publish /x => 80%',
				'and so on',
				'---',
				'__proto__'
			)
		)
		.map((parts) => parts.join(''))
);

/** Words that say what a line is, as far as random signs may make them up. */
const label =
	/^(?:owner|dri|team|why|because|reason|score|result|grade|kr\d+|krs?|kpis?|okrs?|key|results|goals?|tasks?|todos?)$/iu;

describe('nothing invented, nothing dropped', () => {
	test('X-O8 every line that is not blank ends in exactly one place', () => {
		fc.assert(
			fc.property(
				fc.array(line, { maxLength: 25 }),
				fc.constantFrom('\n', '\r\n'),
				(lines, mark) => {
					const text = lines.join(mark);
					const plan = planFromOutline(text);
					const expected = text.split(/\r\n|\n|\r/).filter((each) => each.trim() !== '');
					expect(plan.lines.map((each) => each.text)).toEqual(expected);
					const ids = new Set(plan.nodes.map((node) => node.id));
					expect(ids.size).toBe(plan.nodes.length);
					const placed = plan.lines.flatMap(({ place }) =>
						place.kind === 'node' ? place.ids : []
					);
					expect([...placed].sort()).toEqual([...ids].sort());
					for (const { place } of plan.lines)
						if (place.kind === 'detail') expect(ids.has(place.id)).toBe(true);
				}
			)
		);
	});

	test('X-O9 every word of a line is in what the line became, and no other', () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
				const plan = planFromOutline(lines.join('\n'));
				const text = lines.join('\n');
				const said = plan.nodes.flatMap((node) => [
					...[node.title, node.owner, node.team, node.result, node.why, node.winning],
					...node.notes
				]);
				const words = (parts: readonly string[]): Set<string> =>
					new Set(parts.join(' ').match(/[\p{L}\p{N}]{3,}/gu) ?? []);
				for (const word of words(said)) expect(text).toContain(word);
				const kept = words(said);
				const source = plan.lines
					.filter(({ place }) => place.kind !== 'unread')
					.map((each) => each.text);
				for (const word of words(source)) expect(kept.has(word) || label.test(word)).toBe(true);
			})
		);
	});

	test('X-O9 what a name says on the next line is kept', () => {
		const { nodes } = planFromOutline('* CEO:\nopen three shops\n* Sales team\nadd two people');
		expect(nodes.map(({ title, owner }) => [title, owner])).toEqual([
			['open three shops', 'CEO'],
			['Sales team add two people', '']
		]);
	});

	test('X-O11 what has too long a name has no place until it is shortened, nor has what hangs on it', () => {
		const plan = planFromOutline(`${'Win '.repeat(100)}\n  Add 3 shops\n  Add 4 shops`);
		expect(planCounts(plan)).toMatchObject({ objectives: 0, keyResults: 0, unplaced: 3 });
		expect(placements(plan).get('1')).toEqual({ placed: false, why: 'title-too-long' });
		const shortened = corrected(plan, { '1': { title: 'Win' } });
		expect(planCounts(shortened)).toMatchObject({ objectives: 1, keyResults: 2, unplaced: 0 });
		const owned = corrected(shortened, { '2': { owner: 'Ana '.repeat(100) } });
		expect(planCounts(owned)).toMatchObject({ keyResults: 1, unplaced: 1 });
	});

	test('X-O10 a correction moves what hangs on a line; what has no place is said to have none', () => {
		const plan = planFromOutline('Win\n  CEO: Sell more\n    Sales: Add 3 shops');
		const flat = corrected(plan, { '2': { kind: 'keyResult' } });
		expect(placements(flat).get('3')).toEqual({ placed: true, objectiveId: '1' });
		const orphan = corrected(plan, { '1': { kind: 'ignored' }, '2': { kind: 'ignored' } });
		expect(placements(orphan).get('3')).toEqual({ placed: false, why: 'no-objective-above' });
		expect(planCounts(orphan).unplaced).toBe(1);
	});
});
