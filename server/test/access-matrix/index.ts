import { disputesMatrix } from './disputes.ts';
import { fieldMatrix } from './field.ts';
import { groundMatrix } from './ground.ts';
import { guidanceMatrix } from './guidance.ts';
import { requestsMatrix } from './requests.ts';
import { steeringMatrix } from './steering.ts';

/**
 * Who may: every operation × every role × where they stand, looked through by hand. A role's five cells are a post in the
 * committee that holds the matter, in the window that filed it, in another unit of the same area, in one of the county, and
 * elsewhere; the roles come in the order of the contract: mediator, director, clerk, handler, officer, grid, volunteer,
 * guide, bureau, supervisor, leader, rights, administrator. Then a person without a post, the public, a receipt's holder, the system. Then
 * what the policy alone says of the first three of these, and of each role elsewhere.
 *
 * `+` may · `.` may, and sees nothing of these rows · `-` not allowed · `0` not found, as if it did not exist · `x` a field
 * out of scope · `s` sign in first · `p` no post · `!` refused by a rule: whoever mended a hazard does not look at it again,
 * whoever recorded a volunteer's time does not confirm it, a volunteer who is not registered does not set out, a number of elsewhere is none,
 * whoever judged an application for an award does not answer what is said against it, whoever
 * drafted a scheme or a campaign does not publish it, whoever computed a result answers no objection to it
 */
export const accessMatrix: Readonly<Record<string, string>> = { ...groundMatrix, ...disputesMatrix, ...guidanceMatrix, ...requestsMatrix, ...fieldMatrix, ...steeringMatrix };
