#pragma once
// How fast this machine moves memory just now: the yardstick for questions that touch every tie.
//
//   figure("triad_gb_per_s", triad_gb_per_second());
//
// STREAM's triad (McCalpin 1995), a[i] = b[i] + 3 c[i], by one thread over arrays far larger than
// the caches; bytes read and written over the thread's processor time, the best of five rounds.

namespace lazo::bench {

[[nodiscard]] double triad_gb_per_second();

}  // namespace lazo::bench
