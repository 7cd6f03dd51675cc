// Reads and writes by the C library: no iostreams.
#include "files.hpp"

#include <cstdio>

#include "../../core/plan/limits.hpp"

namespace malvag::cli {
namespace {

bool write_all(std::FILE* file, std::string_view bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
}

tl::expected<std::string, FileTrouble> read_all(std::FILE* file) {
  std::string bytes;
  char part[65536];
  while (const std::size_t count = std::fread(part, 1, sizeof part, file)) {
    bytes.append(part, count);
    if (bytes.size() > limits::file_bytes) return tl::make_unexpected(FileTrouble::too_large);
  }
  if (std::ferror(file) != 0) return tl::make_unexpected(FileTrouble::cannot_open);
  return bytes;
}

// Without C0 save line ends and tabs, without DEL and C1.
std::string without_controls(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_c0 = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
    const bool is_c1 =
        byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (is_c1) ++at;
    if (is_c0 || is_c1) {
      result += "\xEF\xBF\xBD";
    } else {
      result += text[at];
    }
  }
  return result;
}

}  // namespace

tl::expected<std::string, FileTrouble> read_file(const std::string& path) {
  if (path == "-") return read_all(stdin);
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return tl::make_unexpected(FileTrouble::cannot_open);
  auto bytes = read_all(file);
  std::fclose(file);
  return bytes;
}

bool write_file(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".part";
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  if (!file) return false;
  const bool written = write_all(file, bytes);
  const bool closed = std::fclose(file) == 0;
  if (written && closed && std::rename(beside.c_str(), path.c_str()) == 0) return true;
  std::remove(beside.c_str());
  return false;
}

bool write_out(std::string_view bytes) {
  return write_all(stdout, bytes) && std::fflush(stdout) == 0;
}

bool write_words(std::string_view text) {
  return write_out(without_controls(text));
}

void write_error(std::string_view text) {
  write_all(stderr, without_controls(text));
  write_all(stderr, "\n");
}

}  // namespace malvag::cli
