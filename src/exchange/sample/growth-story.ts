import type { ObjectiveStory } from './story.ts';

/** The growth team's objective: one target met, one moved, and one that nobody has looked at for weeks. */
export const growthStory: ObjectiveStory = {
	name: 'neighbourhoods',
	title: 'In three neighbourhoods we are the obvious choice',
	why: 'Vans pay when four cafés in one street order. Ten cafés in ten streets cost more than they bring.',
	winning:
		'A new café opens in Wrzeszcz and the neighbours tell it to call us before we know that it is there.',
	dropped: 'Trade fairs.',
	level: 'team',
	kind: 'aspirational',
	team: 'growth',
	owner: 'lucia',
	serves: 'reorder',
	guardrails: ['damaged', 'margin'],
	keyResults: [
		{
			name: 'referred',
			title: 'Cafés that came because another one told them: from 6 to 25',
			owner: 'lucia',
			measure: { kind: 'reach', from: 6, to: 25 },
			unit: { kind: 'number', name: 'cafés' },
			checkIns: [
				{ week: 1, value: 6, confidence: 5 },
				{
					week: 2,
					value: 8,
					confidence: 6,
					said: 'on-track',
					moved: 'Asked the five happiest cafés. Two named a neighbour on the spot.'
				},
				{ week: 3, value: 10, confidence: 6, said: 'on-track' },
				{
					week: 4,
					value: 12,
					confidence: 6,
					said: 'on-track',
					moved: 'A free crate for both sides works better than a discount.'
				},
				{
					week: 5,
					value: 14,
					confidence: 6,
					said: 'on-track',
					moved: 'On course. I am away for two weeks, Kenji has my list.'
				}
			],
			initiatives: [
				{
					title: 'A free crate for both, the one who tells and the one who comes',
					owner: 'lucia',
					due: 4,
					done: 4
				},
				{ title: 'Ask every café in week 6 of its subscription', owner: 'lucia', due: 8 }
			]
		},
		{
			name: 'gdansk',
			title: 'Thirty cafés in Gdańsk order every week',
			owner: 'tomasz',
			measure: { kind: 'reach', from: 0, to: 30 },
			unit: { kind: 'number', name: 'cafés' },
			indicator: 'lagging',
			checkIns: [
				{
					week: 1,
					value: 2,
					confidence: 4,
					moved: 'My cousin and her neighbour. One has to begin somewhere.'
				},
				{ week: 2, value: 5, confidence: 5 },
				{
					week: 3,
					value: 9,
					confidence: 6,
					said: 'on-track',
					moved: 'The street tasting brought four at once.'
				},
				{ week: 4, value: 14, confidence: 7, said: 'on-track' },
				{
					week: 5,
					value: 18,
					confidence: 7,
					said: 'on-track',
					moved: 'A competitor left Wrzeszcz. We called the same afternoon.'
				},
				{ week: 6, value: 24, confidence: 8, said: 'on-track' },
				{ week: 7, value: 28, confidence: 9, said: 'on-track' },
				{
					week: 8,
					value: 31,
					confidence: 10,
					said: 'on-track',
					moved:
						'Done, with five weeks to spare. The question is now whether the van can take more.',
					stopping: 'No more tastings in Gdańsk this quarter. The van is full.'
				}
			]
		},
		{
			name: 'tastings',
			title: 'Tastings that lead to a first order rise from 18 % to 30 %',
			owner: 'lucia',
			measure: { kind: 'reach', from: 18, to: 35 },
			moved: { week: 6, measure: { kind: 'reach', from: 18, to: 30 } },
			unit: { kind: 'percent', decimals: 1 },
			weeks: [4, 11],
			indicator: 'leading',
			checkIns: [
				{ week: 4, value: 18, confidence: 5, moved: 'First tastings with the small cups.' },
				{
					week: 5,
					value: 21,
					confidence: 6,
					said: 'on-track',
					by: 'kenji',
					moved: 'Lucía’s list, my legs. People buy when they taste their own milk with it.'
				},
				{
					week: 6,
					value: 22.5,
					confidence: 5,
					said: 'at-risk',
					by: 'kenji',
					moved: 'We agreed on 30 instead of 35: the 35 came from one tasting with a queue.'
				},
				{ week: 7, value: 24.2, confidence: 6, said: 'on-track', by: 'kenji' },
				{
					week: 8,
					value: 26.4,
					confidence: 7,
					said: 'on-track',
					moved: 'Back, and impressed. Bringing the owner’s own cups was the trick.'
				}
			]
		}
	]
};

/** A question rather than a promise. It serves no other objective, and the map says so. */
export const learningStory: ObjectiveStory = {
	name: 'offices',
	title: 'We know whether offices would buy our crates',
	why: 'Three offices asked in one month. Before we build anything for them we want to know whether they are like cafés or like households.',
	winning:
		'In January we say yes or no to offices in one sentence, and can point to the people who taught us.',
	level: 'team',
	kind: 'learning',
	team: 'growth',
	owner: 'priya',
	keyResults: [
		{
			name: 'managers',
			title: 'Twelve office managers told us how they buy coffee today',
			owner: 'priya',
			measure: { kind: 'evidence', wanted: 12 },
			evidence: [
				{
					week: 1,
					by: 'priya',
					quote: '“The coffee is chosen by whoever complains last.” Law office, 40 people'
				},
				{
					week: 2,
					by: 'priya',
					quote: '“I need one invoice a month. Everything else is detail.” Architects, 25 people'
				},
				{
					week: 3,
					by: 'lucia',
					quote:
						'“We had the good beans for a year. Nobody cleaned the grinder.” Software company, 60 people'
				},
				{
					week: 4,
					by: 'priya',
					quote: '“If it runs out on a Tuesday I hear of it until Friday.” Town hall annex'
				},
				{
					week: 5,
					by: 'priya',
					quote: '“I would pay more if somebody looked after the machine.” Dentists, 12 people'
				},
				{
					week: 6,
					by: 'priya',
					quote: '“Our contract runs until June. Call me in May.” Shipping agent, 80 people'
				},
				{
					week: 7,
					by: 'maren',
					quote:
						'“People come to the office for the coffee. I am not joking.” Design studio, 18 people'
				},
				{
					week: 8,
					by: 'priya',
					quote: '“Two crates in summer, six in winter. Can you do that?” Surveyors, 30 people'
				},
				{
					week: 8,
					by: 'priya',
					quote: '“Decaf. Ask them about decaf.” Insurance branch, 22 people'
				}
			],
			checkIns: [
				{
					week: 4,
					confidence: 7,
					said: 'on-track',
					moved: 'Four in, and one thing in common: it is about the machine, not the beans.'
				},
				{
					week: 8,
					confidence: 8,
					said: 'on-track',
					moved: 'Nine. Offices look like neither cafés nor households: they buy peace.',
					stopping: 'I stop asking about taste. Nobody had an opinion.'
				}
			],
			initiatives: [
				{ title: 'One page: what offices buy when they buy coffee', owner: 'priya', due: 12 }
			]
		}
	]
};
