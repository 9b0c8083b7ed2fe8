/** Whether this build is sent by a server, which has the inspector's viewer too; false in the self-contained file. */
declare const __SERVED__: boolean;
