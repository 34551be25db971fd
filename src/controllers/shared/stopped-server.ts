/** What becomes of a request on controllers that do not know what a server has done of it, as measured. */
export const gotAsItStopped = (status: number) => `one that a server got just as it stopped gets ${status}`;
