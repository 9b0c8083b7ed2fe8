/** The receivers of @xstate/inspect, on which the viewer is built: whoever can use them can watch a session. */
export { createWebSocketReceiver, createWindowReceiver, type ParsedReceiverEvent } from '@xstate/inspect';
