/*
 * The live stream: a WebSocket that begins with the whole state and goes on with events. When it
 * breaks (the bot was restarted, the computer slept) it is opened again, and the whole state comes
 * again, so that nothing has to be caught up.
 */

const FIRST_PAUSE = 400; // milliseconds
const LONGEST_PAUSE = 5000;

/** Calls `onEvent(object)` for each event and `onConnection(true | false)` about the line. */
export function listen(onEvent, onConnection) {
  let pause = FIRST_PAUSE;
  const address = new URL("api/live", document.baseURI);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";

  function connect() {
    const socket = new WebSocket(address);
    socket.addEventListener("message", (event) => {
      pause = FIRST_PAUSE;
      onConnection(true);
      onEvent(JSON.parse(event.data));
    });
    socket.addEventListener("close", () => {
      onConnection(false);
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    });
  }
  connect();
}
