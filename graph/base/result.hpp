#pragma once
// Errors as values: what went wrong, where, and what the reader of the message can do about it.
//
//   Result<Ontology> load_ontology(std::string_view json);
//   ...
//   LAZO_TRY(const Ontology ontology, load_ontology(json));   // returns the error to the caller
//   LAZO_CHECK(store.commit());                                // the same for a Status
//
// Used for everything that input or the system can cause; our own bugs are asserts.
// Values of these types are not synchronised.

#include <cassert>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace lazo {

/// What kind of failure an Error is; the command line turns it into an exit code.
enum class ErrorCode : unsigned char {
  kUsage,        ///< the caller asked for something that makes no sense
  kNotFound,     ///< a name, file or record does not exist
  kAmbiguous,    ///< a name means several things
  kBadInput,     ///< a file or line could not be understood
  kSystem,       ///< the operating system refused (permission, full disk, ...)
  kStore,        ///< the store is missing, locked, damaged, foreign or newer
  kToolMissing,  ///< an external program is not installed
  kInterrupted,  ///< stopped by the user
};

/// One failure. `message` is one line in lower case: what was found, what was expected.
struct Error {
  ErrorCode code = ErrorCode::kBadInput;
  std::string message;
  std::string where;  ///< file:line:column, a byte offset, a JSON pointer; empty if nowhere
  std::string hint;   ///< an action or "did you mean ..."; empty if there is none

  /// "where: message; hint", leaving out what is empty.
  [[nodiscard]] std::string text() const;
};

/// A value or an Error. The error is held by pointer: the good path stays small.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)                                        // NOLINT(google-explicit-constructor)
      : state_(std::in_place_index<1>, std::make_unique<Error>(std::move(error))) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return assert(ok()), *std::get_if<0>(&state_); }
  const T& value() const& { return assert(ok()), *std::get_if<0>(&state_); }
  T&& value() && { return assert(ok()), std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }

  const Error& error() const& { return assert(!ok()), **std::get_if<1>(&state_); }
  Error&& error() && { return assert(!ok()), std::move(**std::get_if<1>(&state_)); }

 private:
  std::variant<T, std::unique_ptr<Error>> state_;
};

/// Success or an Error.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error)  // NOLINT(google-explicit-constructor)
      : error_(std::make_unique<Error>(std::move(error))) {}

  [[nodiscard]] bool ok() const { return error_ == nullptr; }
  explicit operator bool() const { return ok(); }
  const Error& error() const& { return assert(!ok()), *error_; }
  Error&& error() && { return assert(!ok()), std::move(*error_); }

 private:
  std::unique_ptr<Error> error_;
};

/// User text inside a message: in quotes, control characters replaced, at most 60 characters.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace lazo

#define LAZO_CONCAT_(a, b) a##b
#define LAZO_CONCAT(a, b) LAZO_CONCAT_(a, b)
#define LAZO_TRY_(temporary, declaration, expression)       \
  auto temporary = (expression);                            \
  if (!temporary.ok()) return std::move(temporary).error(); \
  declaration = std::move(temporary).value()
/// LAZO_TRY(auto x, f()): x is the value of f(), or the enclosing function returns its error.
#define LAZO_TRY(declaration, expression) \
  LAZO_TRY_(LAZO_CONCAT(lazo_try_, __COUNTER__), declaration, expression)
/// LAZO_CHECK(f()): the enclosing function returns the error of a Status, if there is one.
#define LAZO_CHECK(expression)                                \
  do {                                                        \
    if (auto lazo_status = (expression); !lazo_status.ok()) { \
      return std::move(lazo_status).error();                  \
    }                                                         \
  } while (false)
