#pragma once
// The tables of the store, and how a store of an older program is brought up to date.
// Private to graph/store*.cpp and their tests; docs/store-format.md describes the tables.

#include <cstdint>
#include <span>
#include <string>

#include "graph/base/result.hpp"
#include "graph/sqlite.hpp"

namespace lazo {

/// "LAZO": marks the file as ours.
inline constexpr std::int64_t kApplicationId = 0x4C415A4F;

/// SQL that leads from version `index` to `index` + 1. Rows are only ever added at the end.
[[nodiscard]] std::span<const char* const> store_migrations();

/// Runs the migrations that the file lacks, all in one transaction, so that a new store never is of
/// an older version, and numbers it in user_version. Errors: kStore if it is foreign or newer than
/// the last migration.
[[nodiscard]] Status migrate(const Connection& db, std::span<const char* const> migrations);

/// Whether the file is a store of exactly this version; the same errors, and kStore if it is older.
[[nodiscard]] Status check_version(const Connection& db, std::span<const char* const> migrations);

}  // namespace lazo
