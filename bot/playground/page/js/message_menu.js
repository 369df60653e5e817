/* What can be done with one message: answer it, change one's own, copy or forward it. */
import { isOwn, snippet } from "./bubble.js";

/** Menu items for `message`; `composer` is the reply field of the same phone. */
export function messageItems(message, act, composer) {
  const voted = message.chosen?.length > 0 && !message.poll.is_closed;
  return [
    { label: "Reply", drawing: "reply", run: () => composer.reply(message) },
    isOwn(message) && message.text
      && { label: "Edit", drawing: "edit", run: () => composer.edit(message) },
    voted && { label: "Take back my vote", drawing: "check", run: () => act.vote(message, []) },
    { label: "Copy text", drawing: "copy", run: () => act.copy(message.text ?? snippet(message)) },
    { label: "Forward to the bot", drawing: "forward", run: () => act.forward(message) },
  ].filter(Boolean);
}
