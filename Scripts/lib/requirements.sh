# shellcheck shell=bash
# What the build needs from the machine: looks for it, says what is missing and why, and installs what a package
# manager can. Sourced by the other scripts; writes to standard error alone. EXTRACT_NO_INSTALL=1 forbids installing.

readonly minimum_swift="6.2"

# C libraries: name for pkg-config, package of Debian and Ubuntu, package of Homebrew, what it is for.
readonly libraries="libxml-2.0 libxml2-dev libxml2 the parser that reads HTML documents
zlib zlib1g-dev zlib the library that reads .gz files"

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "error: $*"
  exit 2
}

# has_library MODULE BREW_PACKAGE: whether pkg-config finds it, also where Homebrew keeps it out of the system's way.
has_library() {
  local paths="${PKG_CONFIG_PATH:-}"
  if command -v brew >/dev/null 2>&1; then
    paths="$(brew --prefix)/opt/$2/lib/pkgconfig${paths:+:$paths}"
  fi
  PKG_CONFIG_PATH="$paths" pkg-config --exists "$1" 2>/dev/null
}

# has_swift: whether a Swift compiler of the version needed is there; leaves the version found in $swift_version.
has_swift() {
  swift_version=""
  command -v swift >/dev/null 2>&1 || return 1
  swift_version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  local lowest
  lowest=$(printf '%s\n%s\n' "$minimum_swift" "${swift_version:-0}" | sort -t. -k1,1n -k2,2n | head -n 1)
  [ "$lowest" = "$minimum_swift" ]
}

# apt_get ARGUMENT...: apt-get as root, without questions, its chatter on standard error.
apt_get() {
  if [ "$(id -u)" -eq 0 ]; then
    DEBIAN_FRONTEND=noninteractive apt-get "$@" >&2
  else
    sudo DEBIAN_FRONTEND=noninteractive apt-get "$@" >&2
  fi </dev/null
}

# install_packages APT_PACKAGES BREW_PACKAGES: installs one list or the other; false where that cannot be done here.
install_packages() {
  local packages
  if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
      say "Installing needs root, and there is no sudo here."
      return 1
    fi
    read -r -a packages <<<"$1"
    say "Installing: ${packages[*]}"
    # Package lists may be absent or stale: the first attempt then fails, and costs little.
    apt_get install -qq -y --no-install-recommends "${packages[@]}" 2>/dev/null && return 0
    say "Refreshing the package lists"
    apt_get update -qq && apt_get install -qq -y --no-install-recommends "${packages[@]}"
  elif command -v brew >/dev/null 2>&1; then
    read -r -a packages <<<"$2"
    say "Installing: ${packages[*]}"
    brew install --quiet "${packages[@]}" >&2 </dev/null
  else
    say "Neither apt-get nor brew is here to install it with."
    return 1
  fi
}

# require_toolchain: comes back only where everything that the build needs is there.
require_toolchain() {
  local apt="" brew="" module apt_package brew_package reason
  if ! has_swift; then
    say "Missing: Swift $minimum_swift or later${swift_version:+ (found $swift_version)}, in which extract is written."
    say "  By hand: https://www.swift.org/install, or 'swiftly install latest'; on macOS also Xcode."
    say "  It is not installed for you, because which toolchain a machine has is for its owner to choose."
    exit 2
  fi
  if ! command -v pkg-config >/dev/null 2>&1; then
    say "Missing: pkg-config, by which the build finds the headers of C libraries."
    apt="pkg-config"
    brew="pkgconf"
  fi
  while read -r module apt_package brew_package reason; do
    has_library "$module" "$brew_package" && continue
    say "Missing: $apt_package, $reason."
    apt="${apt:+$apt }$apt_package"
    brew="${brew:+$brew }$brew_package"
  done <<<"$libraries"
  [ -n "$apt" ] || return 0

  say "  By hand, on Debian and Ubuntu: sudo apt-get install $apt"
  say "           on macOS:             brew install $brew"
  [ -z "${EXTRACT_NO_INSTALL:-}" ] || fail "not installed, because EXTRACT_NO_INSTALL is set."
  install_packages "$apt" "$brew" || fail "could not install it. Install it by hand, as said above, and run this again."
  while read -r module apt_package brew_package reason; do
    has_library "$module" "$brew_package" ||
      fail "$module is still not found; 'pkg-config --print-errors --exists $module' says why."
  done <<<"$libraries"
}
