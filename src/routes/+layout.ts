import { openPage } from '#session/open-page.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = ({ params, untrack }) => openPage(untrack(() => params.board));
