/** Why something cannot be changed on a board that can only be read here. */
export const onlyRead = 'This board can only be read here';
