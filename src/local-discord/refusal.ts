/** One broken rule, at a path inside a request body. */
export type Fault = { path: readonly (string | number)[]; code: string; message: string };

/** An answer other than success, in the form of Discord's error bodies. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly faults: readonly Fault[];

  constructor(status: number, code: number, message: string, faults: readonly Fault[] = []) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.faults = faults;
  }

  get body(): object {
    const body = { message: this.message, code: this.code };
    return this.faults.length ? { ...body, errors: nested(this.faults) } : body;
  }
}

export const unauthorized = () => new Refusal(401, 0, '401: Unauthorized');
export const notFound = () => new Refusal(404, 0, '404: Not Found');
export const unknownChannel = () => new Refusal(404, 10003, 'Unknown Channel');
export const unknownGuild = () => new Refusal(404, 10004, 'Unknown Guild');
export const unknownMessage = () => new Refusal(404, 10008, 'Unknown Message');
export const unknownUser = () => new Refusal(404, 10013, 'Unknown User');
export const unknownWebhook = () => new Refusal(404, 10015, 'Unknown Webhook');
export const unknownInteraction = () => new Refusal(404, 10062, 'Unknown interaction');
export const unknownCommand = () => new Refusal(404, 10063, 'Unknown application command');
export const alreadyAcknowledged = () =>
  new Refusal(400, 40060, 'Interaction has already been acknowledged.');
export const missingAccess = () => new Refusal(403, 50001, 'Missing Access');
export const notTheAuthor = () =>
  new Refusal(403, 50005, 'Cannot edit a message authored by another user');
export const emptyMessage = () => new Refusal(400, 50006, 'Cannot send an empty message');
export const cannotSendToUser = () => new Refusal(403, 50007, 'Cannot send messages to this user');
export const missingPermissions = () => new Refusal(403, 50013, 'Missing Permissions');
export const invalidWebhookToken = () => new Refusal(401, 50027, 'Invalid Webhook Token');
export const serverError = () => new Refusal(500, 0, '500: Internal Server Error');

/** Discord's answer to a body that breaks its limits. */
export const invalidForm = (faults: readonly Fault[]) =>
  new Refusal(400, 50035, 'Invalid Form Body', faults);

type Tree = { [key: string | number]: Tree | { code: string; message: string }[] };

function nested(faults: readonly Fault[]): Tree {
  const errors: Tree = {};
  for (const { path, code, message } of faults) {
    let node = errors;
    for (const key of path) {
      const next = node[key];
      const child: Tree = next === undefined || Array.isArray(next) ? {} : next;
      node[key] = child;
      node = child;
    }
    const own = node._errors;
    node._errors = [...(Array.isArray(own) ? own : []), { code, message }];
  }
  return errors;
}
