import { refused } from './declarations';

/** How several ports of an address are rendered. */
export const SLICE_OF_EACH_PORT = 'an EndpointSlice for each port';

export const ONE_PORT_ON_TRAEFIK = refused('of an address that has several ports, Traefik takes one', 'list each server with one port');
