// Tested by office_test.cpp, which has python3 and LibreOffice open the archives.
#include "exporters/zip.hpp"

#include <array>

namespace lazo {
namespace {

/// CRC-32 as zip wants it (polynomial 0xEDB88320).
std::uint32_t crc32(std::string_view bytes) {
  static const std::array<std::uint32_t, 256> kTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) {
        value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
      }
      table[i] = value;
    }
    return table;
  }();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc = kTable[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8U);
  }
  return ~crc;
}

void append_number(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
}

constexpr std::uint32_t kVersion = 20;
constexpr std::uint32_t kFirstDate = 0x0021;  // 1980-01-01, the earliest that zip knows

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view content) {
  Entry entry;
  entry.name = name;
  entry.crc = crc32(content);
  entry.size = static_cast<std::uint32_t>(content.size());
  entry.offset = static_cast<std::uint32_t>(bytes_.size());
  append_number(bytes_, 0x04034B50, 4);
  append_number(bytes_, kVersion, 2);
  append_number(bytes_, 0, 2);  // flags
  append_number(bytes_, 0, 2);  // stored
  append_number(bytes_, 0, 2);  // time
  append_number(bytes_, kFirstDate, 2);
  append_number(bytes_, entry.crc, 4);
  append_number(bytes_, entry.size, 4);
  append_number(bytes_, entry.size, 4);
  append_number(bytes_, static_cast<std::uint32_t>(name.size()), 2);
  append_number(bytes_, 0, 2);  // extra
  bytes_.append(name).append(content);
  entries_.push_back(std::move(entry));
}

std::string ZipWriter::finish() {
  const auto directory = static_cast<std::uint32_t>(bytes_.size());
  for (const Entry& entry : entries_) {
    append_number(bytes_, 0x02014B50, 4);
    append_number(bytes_, kVersion, 2);  // made by
    append_number(bytes_, kVersion, 2);  // needed
    append_number(bytes_, 0, 2);
    append_number(bytes_, 0, 2);
    append_number(bytes_, 0, 2);
    append_number(bytes_, kFirstDate, 2);
    append_number(bytes_, entry.crc, 4);
    append_number(bytes_, entry.size, 4);
    append_number(bytes_, entry.size, 4);
    append_number(bytes_, static_cast<std::uint32_t>(entry.name.size()), 2);
    append_number(bytes_, 0, 2);  // extra
    append_number(bytes_, 0, 2);  // comment
    append_number(bytes_, 0, 2);  // disk
    append_number(bytes_, 0, 2);  // internal attributes
    append_number(bytes_, 0, 4);  // external attributes
    append_number(bytes_, entry.offset, 4);
    bytes_.append(entry.name);
  }
  const auto size = static_cast<std::uint32_t>(bytes_.size()) - directory;
  append_number(bytes_, 0x06054B50, 4);
  append_number(bytes_, 0, 4);  // disks
  append_number(bytes_, static_cast<std::uint32_t>(entries_.size()), 2);
  append_number(bytes_, static_cast<std::uint32_t>(entries_.size()), 2);
  append_number(bytes_, size, 4);
  append_number(bytes_, directory, 4);
  append_number(bytes_, 0, 2);  // comment
  entries_.clear();
  return std::move(bytes_);
}

}  // namespace lazo
