// Tested by sandbox_test.cpp.
#include "importers/lazo_read/sandbox.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace lazo {
namespace {

void limit(int resource, std::uint64_t soft, std::uint64_t hard) {
  const rlimit value{soft, hard};
  (void)::setrlimit(static_cast<__rlimit_resource>(resource), &value);
}

// What a program needs that only computes on open descriptors.
constexpr std::array kComputing = {SCMP_SYS(read),           SCMP_SYS(write),
                                   SCMP_SYS(readv),          SCMP_SYS(writev),
                                   SCMP_SYS(recvfrom),       SCMP_SYS(sendto),
                                   SCMP_SYS(close),          SCMP_SYS(fstat),
                                   SCMP_SYS(newfstatat),     SCMP_SYS(lseek),
                                   SCMP_SYS(poll),           SCMP_SYS(mmap),
                                   SCMP_SYS(munmap),         SCMP_SYS(mremap),
                                   SCMP_SYS(madvise),        SCMP_SYS(brk),
                                   SCMP_SYS(futex),          SCMP_SYS(clock_gettime),
                                   SCMP_SYS(gettimeofday),   SCMP_SYS(getrandom),
                                   SCMP_SYS(rt_sigreturn),   SCMP_SYS(exit),
                                   SCMP_SYS(exit_group),     SCMP_SYS(getrusage),
                                   SCMP_SYS(sched_yield),    SCMP_SYS(restart_syscall),
                                   SCMP_SYS(getpid),         SCMP_SYS(gettid),
                                   SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack)};

// What a program that is started must not do: reach the network or other processes, change files.
constexpr std::array kNotForTools = {SCMP_SYS(socket),
                                     SCMP_SYS(connect),
                                     SCMP_SYS(bind),
                                     SCMP_SYS(listen),
                                     SCMP_SYS(accept),
                                     SCMP_SYS(accept4),
                                     SCMP_SYS(socketpair),
                                     SCMP_SYS(ptrace),
                                     SCMP_SYS(kill),
                                     SCMP_SYS(tkill),
                                     SCMP_SYS(unlink),
                                     SCMP_SYS(unlinkat),
                                     SCMP_SYS(rename),
                                     SCMP_SYS(renameat),
                                     SCMP_SYS(renameat2),
                                     SCMP_SYS(mkdir),
                                     SCMP_SYS(mkdirat),
                                     SCMP_SYS(rmdir),
                                     SCMP_SYS(link),
                                     SCMP_SYS(linkat),
                                     SCMP_SYS(symlink),
                                     SCMP_SYS(symlinkat),
                                     SCMP_SYS(chmod),
                                     SCMP_SYS(fchmod),
                                     SCMP_SYS(fchmodat),
                                     SCMP_SYS(chown),
                                     SCMP_SYS(fchown),
                                     SCMP_SYS(fchownat),
                                     SCMP_SYS(truncate),
                                     SCMP_SYS(mknod),
                                     SCMP_SYS(mknodat),
                                     SCMP_SYS(mount),
                                     SCMP_SYS(setuid),
                                     SCMP_SYS(setgid),
                                     SCMP_SYS(creat),
                                     SCMP_SYS(fork),
                                     SCMP_SYS(vfork),
                                     SCMP_SYS(bpf),
                                     SCMP_SYS(keyctl),
                                     SCMP_SYS(process_vm_readv),
                                     SCMP_SYS(process_vm_writev)};

bool filter_reading() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (filter == nullptr) return false;
  int failed = 0;
  for (const int call : kComputing) failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  // Processor time is limited anew for each document; nothing else may be.
  failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2,
                             SCMP_A0(SCMP_CMP_EQ, 0), SCMP_A1(SCMP_CMP_EQ, RLIMIT_CPU));
  failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(setrlimit), 1,
                             SCMP_A0(SCMP_CMP_EQ, RLIMIT_CPU));
  // A library that looks for a file is told that there is none.
  for (const int call : {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(access), SCMP_SYS(readlink),
                         SCMP_SYS(stat), SCMP_SYS(ioctl)}) {
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOENT), call, 0);
  }
  const bool loaded = failed == 0 && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return loaded;
}

bool filter_tool() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) return false;
  int failed = 0;
  for (const int call : kNotForTools) {
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
  }
  for (const auto mode : {O_WRONLY, O_RDWR, O_CREAT}) {
    const auto flag = static_cast<scmp_datum_t>(mode);
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EROFS), SCMP_SYS(openat), 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, flag, flag));
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EROFS), SCMP_SYS(open), 1,
                               SCMP_A1(SCMP_CMP_MASKED_EQ, flag, flag));
  }
  const bool loaded = failed == 0 && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return loaded;
}

}  // namespace

bool enter_sandbox(Sandbox kind) {
// AddressSanitizer reserves terabytes of address space.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  limit(RLIMIT_AS, kSandboxBytes, kSandboxBytes);
#endif
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_FSIZE, kind == Sandbox::kTool ? 0 : RLIM_INFINITY, RLIM_INFINITY);
  (void)::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return true;  // their run-time libraries call what they like
#else
  return kind == Sandbox::kReading ? filter_reading() : filter_tool();
#endif
}

void set_seconds(std::uint32_t seconds) {
  rusage used{};
  (void)::getrusage(RUSAGE_SELF, &used);
  const auto spent = static_cast<std::uint64_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  rlimit value{};
  (void)::getrlimit(RLIMIT_CPU, &value);
  value.rlim_cur = std::min<rlim_t>(spent + seconds + 1, value.rlim_max);
  (void)::setrlimit(RLIMIT_CPU, &value);
}

}  // namespace lazo
