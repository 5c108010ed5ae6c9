import type { PersonId, TeamId } from '#domain/id.ts';
import { addPerson, describePerson } from '#document/commands/person.ts';
import { addTeam } from '#document/commands/team.ts';
import type { Edit } from '#document/edit.ts';
import type { TeamName, Who } from './story.ts';
import { told } from './told.ts';

export type People = Readonly<Record<Who, PersonId>>;
export type Teams = Readonly<Record<TeamName, TeamId>>;

/** Put the three teams on the board. */
export function tellTeams(edit: Edit): Teams {
	return {
		product: told(addTeam(edit, { name: 'Product', purpose: 'Makes ordering effortless.' })),
		care: told(
			addTeam(edit, { name: 'Care and delivery', purpose: 'Keeps what we promised the cafés.' })
		),
		growth: told(addTeam(edit, { name: 'Growth', purpose: 'Finds the next neighbourhood.' }))
	};
}

/** Put the six people on the board; Maren is there already, because she created it. */
export function tellPeople(edit: Edit, maren: PersonId, teams: Teams): People {
	const { product, care, growth } = teams;
	told(
		describePerson(edit, maren, {
			role: 'Founder',
			responsibilities: 'Prices, hiring, and saying no.',
			growth: 'Leave a meeting without a task of my own.'
		})
	);
	return {
		maren,
		tomasz: told(
			addPerson(edit, {
				name: 'Tomasz Wiśniewski',
				role: 'Engineer',
				teamIds: [product],
				responsibilities:
					'The shop is reachable and fast. Nobody is woken at night for something that could wait. Everything we switch off stays off.',
				growth: 'Explain a technical choice to Amara in two minutes, without drawing.'
			})
		),
		amara: told(
			addPerson(edit, {
				name: 'Amara Okafor',
				role: 'Head of care',
				teamIds: [care],
				responsibilities: 'Every question is answered by a person who can decide.',
				growth: 'Hand over Mondays without worrying about them.'
			})
		),
		kenji: told(
			addPerson(edit, {
				name: 'Kenji Watanabe',
				role: 'Designer',
				teamIds: [product, growth],
				responsibilities: 'What a café sees, from the first page to the sticker on the crate.'
			})
		),
		lucia: told(
			addPerson(edit, {
				name: 'Lucía Herrera',
				role: 'Growth',
				teamIds: [growth],
				responsibilities: 'Tastings, neighbours, and the words on the website.'
			})
		),
		priya: told(
			addPerson(edit, {
				name: 'Priya Raman',
				role: 'Operations and figures',
				teamIds: [care, growth],
				responsibilities:
					'The books, the depot, and that two people who count get the same number.',
				growth: 'Lead the depot move from beginning to end.'
			})
		)
	};
}
