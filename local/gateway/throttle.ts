import type { Route } from './routes.ts';

/**
 * A token bucket for each throttled route, shared by all clients as in API Gateway.
 * @param now ms that only grow
 */
export const createThrottle = (now: () => number): ((route: Route) => boolean) => {
  const buckets = new Map<Route, { tokens: number; at: number }>();
  return (route) => {
    if (route.throttle === null) return true;
    const { rate, burst } = route.throttle;
    const present = now();
    const bucket = buckets.get(route) ?? { tokens: burst, at: present };
    buckets.set(route, bucket);
    bucket.tokens = Math.min(burst, bucket.tokens + ((present - bucket.at) * rate) / 1_000);
    bucket.at = present;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  };
};
